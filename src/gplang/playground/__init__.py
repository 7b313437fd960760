"""The playground: a web page in which plans are written and checked, without a server behind it."""
