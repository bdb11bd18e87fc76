"""The view model: everything the report says, worded and ordered, before anything is drawn."""
