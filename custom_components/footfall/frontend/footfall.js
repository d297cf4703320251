customElements.whenDefined("home-assistant").then(()=>import("./c/main-S4QAJMRG.js"));
