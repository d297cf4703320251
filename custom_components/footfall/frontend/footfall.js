customElements.whenDefined("home-assistant").then(()=>import("./c/main-QCORTUFG.js"));
