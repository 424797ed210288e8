"""What people decided, who, when and on what evidence: never recomputed, never overwritten."""
