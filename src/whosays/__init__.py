"""WhoSays: from a folder of documents about an organisation to a picture of it that can be cited."""

__version__ = "0.1.0"
