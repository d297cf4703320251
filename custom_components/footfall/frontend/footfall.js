customElements.whenDefined("home-assistant").then(()=>import("./c/main-PF2ITE23.js"));
