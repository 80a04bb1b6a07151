"""What several pages show: text, evidence, pictures, links."""
