// The words of the operator's desk.
export const admin = {
  title: '运行管理', tabs: { label: '运行管理', stuck: '待处理案件', courts: '法院', insurers: '保险公司', staff: '工作人员', payments: '对账' },
  health: {
    title: '系统状态', parts: { postgres: '数据库', files: '文件存储', temporal: '流程引擎', scanner: '病毒扫描' } as Record<string, string>,
    words: { ok: '正常', unavailable: '不可用', none: '未启用' } as Record<string, string>, away: '没有取得系统状态', refresh: '刷新',
  },
  stuck: {
    title: '需要人工处理的案件', none: '没有需要人工处理的案件。', number: '编号', kind: '类别', reason: '原因', since: '开始时间', workflow: '流程', open: '在 Temporal 中查看', openOf: (number: string) => `在 Temporal 中查看 ${number}`,
    kinds: { preservation: '保全申请', guarantee: '担保申请', payment: '支付订单', scan: '病毒扫描', difference: '对账不符', reconciliation: '对账', identity: '实名认证' } as Record<string, string>,
    settle: '登记处理', settleOf: (number: string) => `登记处理 ${number}`,
  },
  courts: {
    title: '法院', search: '法院名称或者代码', find: '查找', none: '没有找到这样的法院，请换一个说法。', name: '法院', province: '省份', code: '代码', caseCode: '案号代字', open: '网上保全', isOpen: '已开通', isClosed: '未开通',
    doOpen: '开通', doClose: '关闭', actOf: (act: string, name: string) => `${act} ${name}`, opened: (name: string) => `${name}已开通网上保全`, closed: (name: string) => `${name}已关闭，不再接受新的申请；已经提交的继续办理`,
    show: '显示', all: '全部', onlyOpen: '只看已开通', onlyClosed: '只看未开通',
  },
  insurers: {
    title: '保险公司', none: '没有保险公司。', name: '保险公司', code: '代码', open: '接受申请', isOpen: '接受', isClosed: '暂停', mode: '办理方式', modes: { desk: '核保员在此办理', system: '由其核心系统办理' },
    doOpen: '恢复接受', doClose: '暂停接受', toDesk: '改由核保员办理', toSystem: '改由核心系统办理', act: (act: string, name: string) => `${act}：${name}`, saved: (name: string) => `${name}的设置已保存`, acts: '操作',
  },
  staff: {
    title: '工作人员', none: '没有这样的工作人员。', search: '账号或者姓名', find: '查找', role: '身份', allRoles: '全部身份', roles: { judge: '法官', clerk: '书记员', underwriter: '核保员', operator: '操作员' },
    login: '账号', loginHint: '3 至 50 位小写字母、数字、点或连字符，以字母开头', name: '姓名', place: '所在单位', state: '状态', active: '正常', disabled: '已停用', initial: '未修改初始密码', acts: '操作',
    create: '新建账号', createTitle: '新建工作人员账号', save: '建立账号', insurer: '保险公司', insurerPick: '请选择保险公司', courtAsk: '请查找并选择所在的法院', insurerAsk: '请选择所在的保险公司', roleAsk: '请选择身份', loginAsk: '请填写账号', nameAsk: '请填写姓名',
    court: '所在法院', password: (login: string) => `账号 ${login} 的初始密码`, once: '只在此处显示一次，请转交本人；首次登录后必须修改。', copy: '复制', copied: '已复制', hide: '我已记下，不再显示',
    disable: '停用', enable: '恢复', reset: '重置密码', actOf: (act: string, name: string) => `${act} ${name}`, askDisable: (name: string) => `停用 ${name}？本人立即退出登录，并且不能再登录。`,
    askReset: (name: string) => `重置 ${name} 的密码？本人立即退出登录，须用新的初始密码登录。`, yes: '确认', no: '取消', isDisabled: (name: string) => `${name}已停用`, isEnabled: (name: string) => `${name}已恢复`,
  },
  payments: {
    title: '对账', differences: '对账不符', none: '没有对账不符的记录。', filters: { open: '未处理', settled: '已处理', all: '全部' }, day: '日期', method: '支付机构', methods: { wechat: '微信支付', alipay: '支付宝' }, reason: '说明', number: '订单号', application: '申请编号',
    there: '支付机构（元）', here: '本系统（元）', settlement: '处理', settledBy: (by: string, at: string) => `${by} ${at}`, settle: '登记处理', note: '怎样处理的', noteAsk: '请说明怎样处理的', save: '登记', cancel: '取消', saved: '已登记处理',
    run: '核对某一天', date: '日期', dateHint: '最晚为昨天，如 2026-11-26', dateAsk: '请填写要核对的日期', start: '开始核对', started: (day: string) => `已开始核对 ${day}，不符的会出现在下面`, follow: '在 Temporal 中查看进度',
  },
}
