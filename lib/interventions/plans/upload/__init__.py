"""A filled-in subject list brought back."""
