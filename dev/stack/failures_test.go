package stack

import (
	"errors"
	"os/exec"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestAChildThatIsKilledIsStartedAgainAtOnceHoweverOften(t *testing.T) {
	killed := exec.Command("sh", "-c", "kill -9 $$").Run()
	var f failures
	for range 50 {
		pause, often := f.note(killed, time.Millisecond, time.Now())
		assert.Equal(t, 100*time.Millisecond, pause)
		assert.False(t, often)
	}
}

func TestAChildThatFailsFiveTimesInTenSecondsIsStartedSlowly(t *testing.T) {
	var f failures
	now := time.Now()
	fail := errors.New("exit status 1")
	var told int
	for i := range 8 {
		pause, often := f.note(fail, time.Millisecond, now)
		if often {
			told++
		}
		if i < most-1 {
			assert.LessOrEqual(t, pause, time.Second)
		} else {
			assert.Equal(t, slow, pause)
		}
		now = now.Add(pause)
	}
	assert.Equal(t, 2, told, "said again only while all five lie within ten seconds")

	pause, _ := f.note(fail, time.Minute, now)
	assert.Equal(t, 100*time.Millisecond, pause, "one that held is trusted again")
}
