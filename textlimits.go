package baoquan

// TextLimits are the most characters of each text field of the basic information,
// by its location.
func (b *Basics) TextLimits() map[string]int { return limitsOf(b.fields(Preservation)) }

// TextLimits are those of what is asked of an insurer.
func (c *Cover) TextLimits() map[string]int { return limitsOf(c.fields()) }

// TextLimits are those of a party.
func (p *Party) TextLimits() map[string]int {
	open := *p
	open.Landline = &Landline{}
	return limitsOf(open.fields())
}

// TextLimits are those of a clue, of all kinds.
func (c *Clue) TextLimits() map[string]int {
	open := *c
	for _, kind := range clueKinds {
		clueDetails[kind].open(&open)
	}
	return limitsOf(open.fields())
}

// TextLimits are those of a security.
func (s *Security) TextLimits() map[string]int { return limitsOf(s.fields()) }

func limitsOf(fields []formField) map[string]int {
	limits := make(map[string]int, len(fields))
	for _, f := range fields {
		limits[f.location] = f.limit()
	}
	return limits
}
