customElements.whenDefined("home-assistant").then(()=>import("./c/main-5UKN5BQG.js"));
