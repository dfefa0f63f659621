"""Docker where none runs: for the tests of `sam local`."""
