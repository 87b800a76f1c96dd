-- A claim's words as they can stand behind "whether"; NULL where they make no finite clause, or were read before this.
ALTER TABLE claims ADD COLUMN clause TEXT;
