customElements.whenDefined("home-assistant").then(()=>import("./c/main-2UYB7IPD.js"));
