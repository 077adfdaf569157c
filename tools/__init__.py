"""What whoever develops the program runs, and no user imports: measurements, reproduction, the bill of materials."""
