"""One module a generated file; each turns the LinkML schema into the text of that file."""
