customElements.whenDefined("home-assistant").then(()=>import("./c/main-XNQ2EMMQ.js"));
