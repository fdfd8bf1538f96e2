"""The numbers Alcove is held to, each as a ratio against a bare program or a peer, taken in one run."""
