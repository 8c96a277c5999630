// Command server is the HTTP server, and the commands of who installs it:
//
//	server                       serve
//	server migrate up | status   bring the database to this program's version
//	server trial                 make the trial accounts (never in production)
//	server admin create-operator LOGIN NAME   make the first operator
//	server seal status | rotate  show by which keys the record is sealed, seal it with the first
//	server config print | check  show or check the settings
//	server openapi               print the OpenAPI document
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/baoquan/baoquan/activities/observe"
	"github.com/baoquan/baoquan/config"
)

func main() {
	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer cancel()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	c, err := config.Load("")
	if err != nil {
		return err
	}
	observe.Logs(c.Log, "server")
	if len(args) == 0 {
		return serve(ctx, c)
	}
	command, ok := commands[args[0]]
	if !ok {
		return fmt.Errorf("没有 %q 这个命令；可用：migrate、trial、admin、seal、config、openapi", args[0])
	}
	return command(ctx, c, args[1:])
}
