"""What does the service do for those who ask? One module per thing done, each within short transactions."""
