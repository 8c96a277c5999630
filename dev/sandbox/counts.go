package sandbox

// Counts is how often each effect happened, by the key that should make it
// happen once: a text message by its SessionContext, an order by out_trade_no.
// A request that was refused or dropped has no effect and is not counted.
type Counts struct{ table *Table[count] }

type count struct {
	Provider  string `json:"provider"`
	Operation string `json:"operation"`
	Key       string `json:"key"`
	N         int    `json:"n"`
}

func openCounts(s *State) (*Counts, error) {
	table, err := OpenTable[count](s, "counts")
	return &Counts{table}, err
}

// Add counts one more effect, for example Add("wechat", "refund", outRefundNo).
func (c *Counts) Add(provider, operation, key string) error {
	_, err := c.table.Update(provider+"\x00"+operation+"\x00"+key, func(row *count, _ bool) error {
		*row = count{provider, operation, key, row.N + 1}
		return nil
	})
	return err
}

// All is {provider: {operation: {key: n}}}.
func (c *Counts) All() map[string]map[string]map[string]int {
	all := map[string]map[string]map[string]int{}
	for _, row := range c.table.List() {
		if all[row.Provider] == nil {
			all[row.Provider] = map[string]map[string]int{}
		}
		if all[row.Provider][row.Operation] == nil {
			all[row.Provider][row.Operation] = map[string]int{}
		}
		all[row.Provider][row.Operation][row.Key] = row.N
	}
	return all
}
