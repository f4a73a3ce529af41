"""Words on the command line -> a question -> its answer, shown. A command builds one question and no more."""
