package stack

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// The processes, in the order in which they start.
const (
	Postgres = "postgres"
	Temporal = "temporal"
	Sandbox  = "sandbox"
	Worker   = "worker"
	Server   = "server"
)

var processes = []string{Postgres, Temporal, Sandbox, Worker, Server}

// Options is what may be chosen at the command line.
type Options struct {
	Dir     string // where everything is written
	Offset  int    // added to every port
	Only    []string
	Bin     string // folder of the programs server and worker, "" for bin/ of the source
	NoBuild bool   // they are there already
	Ports   Ports

	// SandboxSettings makes the sandbox's keys and returns the BAOQUAN_* that
	// lead server and worker to it. The sandbox itself is this program started
	// with SandboxAt.Args.
	SandboxSettings func(SandboxAt) (map[string]string, error)
}

// Ports are those of loopback on which the processes listen.
type Ports struct {
	Server, ServerMetrics, WorkerMetrics    int
	Sandbox, SandboxCloud, SandboxWeChatPay int
	SandboxInsurer, SandboxClamd            int
	SandboxAlipay                           int
	Postgres, Temporal, UI                  int
}

// portFlag is a port with its flag and the process that takes it.
type portFlag struct {
	port    *int
	process string
	flag    string
	usual   int
}

func (p *Ports) portFlags() []portFlag {
	return []portFlag{
		{&p.Server, Server, "server-port", 8080},
		{&p.ServerMetrics, Server, "server-metrics-port", 9101},
		{&p.WorkerMetrics, Worker, "worker-metrics-port", 9102},
		{&p.Sandbox, Sandbox, "sandbox-port", 8090},
		{&p.SandboxCloud, Sandbox, "sandbox-cloud-port", 8091},
		{&p.SandboxWeChatPay, Sandbox, "sandbox-wechatpay-port", 8092},
		{&p.SandboxInsurer, Sandbox, "sandbox-insurer-port", 8093},
		{&p.SandboxClamd, Sandbox, "sandbox-clamd-port", 8094},
		{&p.SandboxAlipay, Sandbox, "sandbox-alipay-port", 8095},
		{&p.Postgres, Postgres, "postgres-port", 15432},
		{&p.Temporal, Temporal, "temporal-port", 7233},
		{&p.UI, Temporal, "temporal-ui-port", 8233},
	}
}

// OffsetEnv may stand for --offset.
const OffsetEnv = "BAOQUAN_PORT_OFFSET"

// Parse reads the command line.
func Parse(args []string) (Options, error) {
	var o Options
	var only string
	set := flag.NewFlagSet("dev", flag.ContinueOnError)
	set.StringVar(&o.Dir, "dir", ".run", "数据、日志和进程号所在的文件夹")
	set.IntVar(&o.Offset, "offset", offsetFromEnv(), "所有端口都加上这个数（也可用环境变量 "+OffsetEnv+"）")
	set.StringVar(&only, "only", "", "只启动这些进程，逗号分隔："+strings.Join(processes, "、"))
	set.StringVar(&o.Bin, "bin", "", "server 和 worker 程序所在的文件夹，默认为源代码的 bin")
	set.BoolVar(&o.NoBuild, "no-build", false, "不编译 server 和 worker，直接用那里的")
	for _, p := range o.Ports.portFlags() {
		set.IntVar(p.port, p.flag, p.usual, p.process+" 的端口")
	}
	if err := set.Parse(args); err != nil {
		return o, err
	}
	if set.NArg() > 0 {
		return o, fmt.Errorf("不认识的参数 %s", set.Arg(0))
	}
	for _, p := range o.Ports.portFlags() {
		*p.port += o.Offset
	}
	for name := range strings.SplitSeq(only, ",") {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		if !slices.Contains(processes, name) {
			return o, fmt.Errorf("--only 里的 %s 不是进程：可以写 %s", name, strings.Join(processes, "、"))
		}
		o.Only = append(o.Only, name)
	}
	var err error
	o.Dir, err = filepath.Abs(o.Dir)
	return o, err
}

func offsetFromEnv() int {
	offset, _ := strconv.Atoi(os.Getenv(OffsetEnv))
	return offset
}

// wants says whether the process is to be started.
func (o *Options) wants(process string) bool {
	return len(o.Only) == 0 || slices.Contains(o.Only, process)
}
