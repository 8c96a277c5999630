package store

// The statements whose plans are tested.
const (
	ListOwn       = listOwn
	ListOfCourt   = listOfCourt
	ListOfInsurer = listOfInsurer
)
