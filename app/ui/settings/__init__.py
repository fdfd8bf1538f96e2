"""How should it behave for me?"""
