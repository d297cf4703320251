customElements.whenDefined("home-assistant").then(()=>import("./c/main-5UOYQXHZ.js"));
