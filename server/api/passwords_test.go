package api_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan/server/api"
)

func TestHashingLeavesACoreToThoseWhoOnlyRead(t *testing.T) {
	for cores, places := range map[int]int{1: 1, 2: 1, 3: 2, 4: 2, 64: 2} {
		assert.Equal(t, places, api.HashesAtOnce(cores), "%d cores", cores)
	}
}
