customElements.whenDefined("home-assistant").then(()=>import("./c/main-ZTXQPWEM.js"));
