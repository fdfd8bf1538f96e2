"""The only code that touches the encrypted file and the keyring; no Qt."""
