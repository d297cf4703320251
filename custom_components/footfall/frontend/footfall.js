customElements.whenDefined("home-assistant").then(()=>import("./c/main-HIO6HH6J.js"));
