package config

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/workflows"
)

func composeFile(t *testing.T) *types.Project {
	t.Helper()
	options, err := cli.NewProjectOptions([]string{"../docker-compose.yml"}, cli.WithProfiles([]string{"*"}))
	require.NoError(t, err)
	project, err := options.LoadProject(context.Background())
	require.NoError(t, err)
	return project
}

func TestComposeSetsOnlyKeysThatExist(t *testing.T) {
	known := slices.Clone(notSettings)
	for _, field := range Fields() {
		known = append(known, field.Env, field.FileEnv())
	}
	set := 0
	for name, service := range composeFile(t).Services {
		for variable := range service.Environment {
			if strings.HasPrefix(variable, Prefix) {
				set++
				assert.Contains(t, known, variable, "service %s", name)
			}
		}
	}
	assert.Positive(t, set)
}

func TestComposePinsEveryImage(t *testing.T) {
	exact := regexp.MustCompile(`:v?\d+\.\d+(\.\d+)?(-[\w.]+)*$`)
	for name, service := range composeFile(t).Services {
		assert.Regexp(t, exact, service.Image, "service %s", name)
	}
}

func TestComposeStartsNothingBeforeWhatItNeeds(t *testing.T) {
	project := composeFile(t)
	for name, service := range project.Services {
		for other, needed := range service.DependsOn {
			assert.NotEqual(t, types.ServiceConditionStarted, needed.Condition, "%s waits for %s to be ready", name, other)
			on := project.Services[other]
			if needed.Condition == types.ServiceConditionHealthy {
				// An image of our own brings its check from the Dockerfile.
				assert.True(t, on.HealthCheck != nil || on.Build != nil, "%s needs a health check", other)
			}
		}
	}
	require.NotNil(t, project.Services["worker"].Deploy)
	assert.Equal(t, 2, *project.Services["worker"].Deploy.Replicas)
	assert.Equal(t, []string{"sandbox"}, project.Services["sandbox"].Profiles)
}

func TestComposeKeepsTheDatabaseSafe(t *testing.T) {
	postgres := composeFile(t).Services["postgres"]
	assert.NotContains(t, strings.Join(postgres.Command, " "), "fsync")
	assert.Empty(t, postgres.Ports, "only the inner network reaches it")
}

func TestComposeRegistersEverySearchAttribute(t *testing.T) {
	script := strings.Join(composeFile(t).Services["temporal-attributes"].Command, " ")
	registered := map[string]string{}
	for _, found := range regexp.MustCompile(`\b([A-Z]\w+):([A-Z]\w+)`).FindAllStringSubmatch(script, -1) {
		registered["Baoquan"+found[1]] = found[2]
	}
	assert.Subset(t, registered, workflows.SearchAttributes)
}
