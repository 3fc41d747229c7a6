//! Who may do what: the tables 3.1 and 3.2 of the domain as data.
