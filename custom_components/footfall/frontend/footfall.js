customElements.whenDefined("home-assistant").then(()=>import("./c/main-2TQ276DR.js"));
