"""How is it right now?"""
