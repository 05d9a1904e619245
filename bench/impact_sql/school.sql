insert into school values (999002, 'Five years', false, date '2027-07-20');
