"""For all tests: Ctrl-C works in the processes that they start, also where the tests run in the background."""

import signal

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # what a shell makes background jobs ignore is inherited
