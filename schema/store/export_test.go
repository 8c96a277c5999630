package store

// The statements whose plans are tested.
const (
	ListOwn       = listOwn
	ListOfCourt   = listOfCourt
	ListOfInsurer = listOfInsurer
)

// ResealBatch is how many values are sealed anew at once.
const ResealBatch = resealBatch

// ColumnOfBytes is a sealed column and the key of its rows.
type ColumnOfBytes struct {
	Table, Column string
	Key           []string
}

// SealedColumns are those that a rotation knows.
func SealedColumns() (all []ColumnOfBytes) {
	for _, c := range sealedColumns {
		all = append(all, ColumnOfBytes{c.table, c.column, c.key})
	}
	return all
}
