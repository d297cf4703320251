customElements.whenDefined("home-assistant").then(()=>import("./c/main-OB4BDS65.js"));
