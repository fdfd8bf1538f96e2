"""What would help this minute?"""
