customElements.whenDefined("home-assistant").then(()=>import("./c/main-7O2QN4C5.js"));
