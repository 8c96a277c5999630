package walk

import (
	"fmt"
	"math/rand/v2"
)

// InventedID makes an identity number of nobody: its sequence is 000, which is
// never issued; only the birth date varies. Its check digit is right.
func InventedID() string {
	body := fmt.Sprintf("110105%04d%02d%02d000", 1930+rand.IntN(70), 1+rand.IntN(12), 1+rand.IntN(28))
	weights := []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += w * int(body[i]-'0')
	}
	return body + string("10X98765432"[sum%11])
}
