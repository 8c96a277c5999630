package stack

import (
	"path/filepath"
	"time"
)

// greet prints where everything is.
func (s *stack) greet(took time.Duration) {
	at := s.addresses()
	s.say.line("\n全部就绪（%.1f 秒）", took.Seconds())
	show := func(process, what, where string) {
		if s.wants(process) {
			s.say.line("  %s %s", what, where)
		}
	}
	show(Server, "网上保全      ", at.ServerURL)
	show(Server, "接口文档      ", at.ServerURL+"/api/docs")
	show(Sandbox, "模拟手机      ", at.SandboxURL+"（收短信、扫码支付、扫码核身）")
	show(Temporal, "Temporal 界面 ", at.TemporalUIURL)
	show(Postgres, "数据库        ", at.DatabaseURL)
	if s.wants(Server) {
		s.say.line("%s", trialAccounts)
	}
	s.say.line("日志在 %s，按 Ctrl-C 停止\n", filepath.Join(s.Dir, "logs"))
}

const trialAccounts = `
试用账户（密码都是 Baoquan2026）
  申请人        13800000000（已实名）
  法官          judge-jing0105（北京市朝阳区人民法院）
  核保员        underwriter-picc（中国人民财产保险股份有限公司）
  管理员        operator
`
