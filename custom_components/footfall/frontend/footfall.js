customElements.whenDefined("home-assistant").then(()=>import("./c/main-FXEMFYN3.js"));
