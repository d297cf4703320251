customElements.whenDefined("home-assistant").then(()=>import("./c/main-CR2QEONF.js"));
