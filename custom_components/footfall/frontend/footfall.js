customElements.whenDefined("home-assistant").then(()=>import("./c/main-PG4DYL7G.js"));
