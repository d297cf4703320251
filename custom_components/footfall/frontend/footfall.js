customElements.whenDefined("home-assistant").then(()=>import("./c/main-3Y7DOAAW.js"));
