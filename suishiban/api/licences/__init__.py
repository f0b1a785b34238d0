"""What do electronic licences and data sources already know?"""
