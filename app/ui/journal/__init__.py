"""What do I want to put down?"""
