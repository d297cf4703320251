"""The dashboard's frontend: its own tests are TypeScript, run from here."""
