"""How the checkout sets itself up, and what it says where it cannot. Nothing here uses the network."""
