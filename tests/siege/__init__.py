"""Good and hostile requests, many of them, over real sockets, against generated servers in a process of their own."""
